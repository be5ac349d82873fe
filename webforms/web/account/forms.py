"""The forms of the account pages."""

import wtforms
from flask_wtf import FlaskForm
from wtforms.validators import InputRequired


class SignInForm(FlaskForm):
    login = wtforms.StringField("账号", [InputRequired("请写账号。")])
    password = wtforms.PasswordField("密码", [InputRequired("请写密码。")])
    remember = wtforms.BooleanField("这是我自己的手机，30 天内不用再登录")
    next = wtforms.HiddenField()


class LargeTypeForm(FlaskForm):
    """The button 大字: a form of its own because it changes something."""

    large = wtforms.HiddenField()
    next = wtforms.HiddenField()

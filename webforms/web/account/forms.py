"""The forms of the account pages."""

import wtforms
from flask_wtf import FlaskForm
from wtforms.validators import EqualTo, InputRequired


class SignInForm(FlaskForm):
    login = wtforms.StringField("账号", [InputRequired("请写账号。")])
    password = wtforms.PasswordField("密码", [InputRequired("请写密码。")])
    remember = wtforms.BooleanField("这是我自己的手机，30 天内不用再登录")
    next = wtforms.HiddenField()


class PasswordForm(FlaskForm):
    """The old password once, the new one twice: nobody sees what they type."""

    old = wtforms.PasswordField("现在的密码", [InputRequired("请写现在的密码。")])
    new = wtforms.PasswordField("新密码", [InputRequired("请写新密码。")])
    again = wtforms.PasswordField("新密码再写一遍", [EqualTo("new", "两遍新密码不一样，请重新写。")])


class LargeTypeForm(FlaskForm):
    """The button 大字: a form of its own because it changes something."""

    large = wtforms.HiddenField()
    next = wtforms.HiddenField()

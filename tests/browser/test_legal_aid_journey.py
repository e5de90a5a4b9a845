"""Legal aid, the whole way: an application with photographs, granted, assigned, reported and closed; and one refused,
objected to and put right by the bureau.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from tests.browser.people import DESK, DEVICES, PHONE, Device
from tests.browser.street import Street


def photograph(name: str) -> dict[str, Any]:
    """A picture as a telephone sends it."""
    picture = BytesIO()
    Image.new("RGB", (640, 480), "#d8cfc2").save(picture, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture.getvalue()}


def test_a_courier_is_given_a_lawyer(street: Street, device: Device) -> None:
    citizen = street.citizen(device)
    citizen.opens("/services/legal-aid/")
    citizen.sees("任何人不得向您收钱", "七日", "《法律援助法》第四十三条")
    citizen.follows("现在申请")

    citizen.next_page()
    citizen.sees("处要改，您写的内容都还在")  # nothing was filled in, and the page says what is missing
    citizen.chooses("是哪一类事", "讨工资")
    citizen.writes("发生了什么事", "在配送站干了三个月，欠我工资一万八千元。")
    citizen.writes("您希望怎么解决", "把工资补给我。")
    citizen.is_asked_because("有人打您", "是")
    citizen.chooses("给您打电话、发短信安全吗", "只发短信")
    citizen.next_page()

    citizen.writes("您的姓名", "王桂兰")
    citizen.writes("您的手机号", citizen.phone)
    citizen.writes("身份证号", "379901199001010015")
    citizen.chooses("您（或者本人）属于下面哪些情况", "进城务工人员", "受灾")
    citizen.chooses("经济困难情况", "我承诺家里确实困难")
    citizen.is_asked_because("是给谁办", "帮别人办")
    citizen.writes("您（帮忙的人）的姓名", "王小满")
    citizen.writes("您和本人是什么关系", "女儿")
    citizen.chooses("本人知道并同意您帮忙办吗", "是")
    citizen.next_page()

    citizen.writes("对方是谁", "快到配送站")
    citizen.attaches("照片和材料", photograph("工资条.jpg"), photograph("聊天记录.jpg"))
    citizen.next_page()
    citizen.page.get_by_label("您在哪个镇街、村居").select_option(label=street.server.scene["village"])
    citizen.next_page()
    citizen.sees("工资条.jpg", "聊天记录.jpg", "王桂兰", "只发短信，不要打电话")
    number = citizen.submits_as_guest()
    citizen.sees("只发短信，不打电话", "作出决定")
    citizen.follows("看进展")
    citizen.sees("审查中", "法律援助申请受理凭证")

    officer = street.officer("officer")
    officer.opens("/desk/")
    officer.follows("法律援助", inside=officer.page.get_by_role("row").filter(has_text=_spoken(number)))
    officer.sees("有人身危险", "农民工", "工资条.jpg")
    officer.begins("给予援助")
    officer.chooses("经济状况怎么认定的", "申请人作了个人诚信承诺")
    officer.finishes("给予援助")
    officer.begins("指派律师")
    officer.chooses("指派哪位", "孙律师")
    officer.finishes("指派律师")

    citizen.opens_matter(number)
    citizen.sees("律师办理中", "已指派孙律师承办")
    with citizen.page.expect_download() as download:
        citizen.page.get_by_role("link", name="给予法律援助决定书 PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    citizen.follows("给予法律援助决定书", inside=citizen.page.get_by_role("listitem").filter(has_text="援决"))
    citizen.sees("决定给予法律援助", "不收取任何费用")

    lawyer = street.officer("lawyer")
    lawyer.opens_matter(number)
    lawyer.begins("通报进展")
    lawyer.writes("办到哪一步了", "已经向仲裁委员会提交申请，等开庭通知。")
    lawyer.finishes("通报进展")
    citizen.opens_matter(number)
    citizen.sees("等开庭通知")

    lawyer.begins("提交结案报告")
    lawyer.chooses("结果", "诉求全部实现")
    lawyer.writes("办理情况报告", "裁决支付一万八千元，已经付清。")
    lawyer.finishes("提交结案报告")
    officer.opens_matter(number)
    officer.sees("裁决支付一万八千元")
    officer.begins("同意结案")
    officer.finishes("同意结案")

    citizen.opens("/my/")
    citizen.follows("法律援助", inside=citizen.page.get_by_role("listitem").filter(has_text=_spoken(number)))
    citizen.sees("援助办完了。", "审核通过，结案归档")


@pytest.mark.parametrize("device", [PHONE, DESK.without_script()], ids=lambda device: device.name)
def test_a_refusal_is_objected_to_and_the_bureau_has_it_put_right(street: Street, device: Device) -> None:
    number = street.server.scene["aid_to_refuse"][DEVICES.index(device) % 2]
    officer = street.officer("officer")
    officer.opens_matter(number)
    officer.begins("不予援助")
    officer.chooses("不予援助的情形", "不符合经济困难标准")
    officer.tries("不予援助")  # a refusal without reasons is not taken, and what was chosen stays
    assert officer.group("不予援助的情形").get_by_role("radio", checked=True).count() == 1
    officer.writes("理由", "按申报的收入，超过本区的经济困难标准。")
    officer.finishes("不予援助")

    citizen = street.wang(device)
    citizen.opens_matter(number)
    citizen.sees("不予援助", "可以向司法局提出异议", "不予法律援助决定书")
    citizen.does("提出异议")
    citizen.writes("为什么不同意", "我是农民工讨工资，不用核查经济状况。")
    citizen.attaches("补充材料", photograph("务工证明.jpg"))
    citizen.confirms("提出异议")
    citizen.sees("异议审查中", "审查异议")

    director = street.officer("director")
    director.opens_matter(number)
    director.sees("不用核查经济状况", "务工证明.jpg")
    director.begins("责令改正")
    director.writes("理由", "农民工请求支付劳动报酬，免予核查经济困难状况。")
    director.finishes("责令改正")

    citizen.opens_matter(number)
    citizen.sees("司法局责令改正，重新审查", "法律援助异议审查决定书")


def _spoken(number: str) -> str:
    """The number as pages write it: service, year, running number, check digit."""
    return f"{number[:2]} {number[2:4]} {number[4:-1]} {number[-1]}"

"""People's mediation, the whole way: two telephones, one committee, an agreement signed by both, its thirty days, and
whether it was kept.
"""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.people import DEVICES, Device, in_days
from tests.browser.street import Street


def test_two_sides_agree_sign_and_keep_their_word(street: Street, device: Device) -> None:
    employer = street.server.scene["employers"][DEVICES.index(device)]
    citizen = street.citizen(device)
    citizen.opens("/")
    citizen.follows("人民调解")
    citizen.follows("现在申请")
    citizen.chooses("哪一类纠纷", "工资、劳动")
    citizen.writes("发生了什么事", "三个月工资没有发，一共一万八千元。")
    citizen.chooses("有人打您", "否")
    citizen.next_page()
    citizen.writes("您的姓名", "王小满")
    citizen.writes("您的手机号", citizen.phone)
    citizen.chooses("是给谁办", "我自己")
    citizen.writes("对方的姓名或单位名称", employer["name"])
    citizen.writes("对方的电话", employer["phone"])
    citizen.next_page()
    citizen.page.get_by_label("您在哪个镇街、村居").select_option(label=street.server.scene["village"])
    citizen.next_page()
    number = citizen.submits_as_guest()

    citizen.presses("做一个给对方的链接")
    invitation = citizen.page.get_by_label("链接").input_value()
    other = street.citizen(device, phone=employer["phone"])
    other.opens(invitation)
    other.sees("有人请您一起解决一件事", "王**", "全凭自愿")
    other.does_not_see("王小满", citizen.phone)
    other.follows("用手机号登录，加入看看")
    other.signs_in_by_code()
    other.presses("我就是对方，加入看看")
    other.does_not_see("三个月工资没有发", citizen.phone)
    other.does("同意调解")
    other.writes("您这边的说法", "钱是欠的，生意不好，想分两次给。")
    other.confirms("同意调解")

    chair = street.officer("village_chair")
    chair.opens_matter(number)
    chair.sees("想分两次给")
    chair.begins("指定调解员")
    barred = chair.group("哪位调解员").get_by_role("radio", name="冯调解")
    expect(barred).to_be_disabled()
    chair.sees("曾为对方当事人办理")
    chair.chooses("哪位调解员", "蒋调解")
    chair.finishes("指定调解员")

    mediator = street.officer("village_mediator")
    mediator.opens_matter(number)
    mediator.begins("起草协议书")
    mediator.writes("纠纷的主要事实和各方责任", "李家欠王小满三个月工资一万八千元。")
    mediator.writes("达成的协议", "分两次付清一万八千元。")
    mediator.writes("怎么履行", "转账到王小满的银行卡。")
    mediator.writes("最晚哪天履行完", in_days(25))
    mediator.finishes("起草协议书")

    for one, name in ((citizen, "王小满"), (other, employer["name"])):
        one.opens_matter(number)
        one.does("在协议书上签名")
        one.sees("人民调解协议书", "分两次付清一万八千元")
        one.chooses("我看过协议书，是自愿的", "是")
        one.signs(name)
        one.confirms("在协议书上签名")

    mediator.opens_matter(number)
    mediator.begins("调解员签名并盖章")
    mediator.writes("生效日期", in_days(0))
    mediator.finishes("调解员签名并盖章")

    citizen.opens_matter(number)
    citizen.sees("共同申请司法确认", "履行中", "《民事诉讼法》第二百零五条")
    clock = (
        citizen.page.locator("main div").filter(has_text="共同申请司法确认").filter(has_text="这个日期是怎么算的").last
    )
    clock.get_by_text("这个日期是怎么算的").click()
    expect(clock.get_by_role("listitem").first).to_be_visible()
    citizen.sees("过了三十日，法院不再受理司法确认")
    citizen.does("共同申请司法确认")
    citizen.confirms("共同申请司法确认")
    citizen.opens("/my/")
    citizen.follows("司法确认", inside=citizen.page.get_by_role("listitem").filter(has_text="等双方签字"))
    citizen.sees("司法确认要双方一起申请")
    other.opens("/my/")
    other.sees("司法确认")

    mediator.opens_matter(number)
    mediator.begins("七日回访")
    mediator.chooses("履行得怎么样", "全部履行")
    mediator.finishes("七日回访")
    mediator.begins("履行完毕，归档")
    mediator.finishes("履行完毕，归档")
    other.opens_matter(number)
    other.sees("协议已经履行，这件事了结了。", "协议已全部履行，立卷归档")

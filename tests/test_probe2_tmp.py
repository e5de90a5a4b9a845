import pytest, time
from tests.people.test_staff_sign_in import *
def test_expiry(ours, secret):
    c=Client(); give_password(c,ours); 
    before=c.session.session_key
    print("mid age", c.session.get_expiry_age())
    r=c.post(reverse("mfa_authenticate"),{"code":digits(secret)})
    print("AGE", c.session.get_expiry_age(), before!=c.session.session_key, r.cookies.get("sessionid"))
    for p in ("/","/desk/","/account/login/","/api/docs/","/admin/","/api/openapi.json"):
        r=c.get(p); print(p, r.status_code, {k:v[:300] for k,v in r.headers.items() if k.lower() in ("content-security-policy","x-frame-options","referrer-policy","cache-control","x-content-type-options","cross-origin-opener-policy","permissions-policy")})
    # csrf on api with session
    c2=Client(enforce_csrf_checks=True); c2.cookies=c.cookies
    r=c2.post("/api/matters","{}",content_type="application/json"); print("api csrf",r.status_code)
    r=c2.post("/api/matters","{}",content_type="application/json",headers={"authorization":"Basic x"}); print("api csrf",r.status_code)
    r=c2.post("/api/matters","{}",content_type="application/json",headers={"authorization":"Bearer nope"}); print("api csrf",r.status_code)
    r=c2.post("/desk/notices/read/"); print("csrf desk", r.status_code)
    r=c2.post("/account/logout/"); print("csrf logout", r.status_code)
    # open redirect
    for n in ("//evil.cn","https://evil.cn","/\\evil.cn","http:///evil.cn","/ok/"):
        c3=Client(); c3.post("/account/login/?next="+n,{"login":ours.officer.username,"password":PASSWORD,"next":n}); cache.clear()
        r=c3.post("/account/2fa/authenticate/",{"code":digits(secret)}); print("next",n,r.get("location"))
        cache.clear()
    # host header
    r=Client(SERVER_NAME="evil.cn").get("/account/login/"); print(r.status_code, "evil.cn" in r.content.decode())

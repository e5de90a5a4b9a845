"""The laws of personal injury by their full names, shared by the calculator and its questions."""

CODE = "民法典"
RULES = "最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释"
MENTAL = "最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释"
TRAFFIC = "道路交通安全法"
TRAFFIC_CASES = "最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释"

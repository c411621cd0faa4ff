"""Labels that plans without tables put on lines below a task: "- Cơ quan chủ trì: …", "- Thời gian hoàn thành: …"."""

import re

# The group that matched names what the line says of the task.
LABEL = re.compile(
    r"[-+•*\s]*(?:"
    r"(?P<lead>(?:(?:cơ quan|đơn vị)(?:, đơn vị)?\s+)?chủ trì(?:\s+thực hiện)?"
    r"|(?:cơ quan|đơn vị|bộ phận)\s+(?:thực hiện|tham mưu)|(?:phân công|trách nhiệm)(?:\s+thực hiện)?)"
    r"|(?P<coordinating>(?:(?:cơ quan|đơn vị)(?:, đơn vị)?\s+)?phối hợp(?:\s+thực hiện)?)"
    r"|(?P<deadline>(?:thời gian|thời hạn|tiến độ)(?:\s+(?:hoàn thành|thực hiện))?)"
    r"|(?P<output>(?:sản phẩm|kết quả)(?:\s*[,/]?\s*(?:sản phẩm|kết quả))?(?:\s+(?:đầu ra|dự kiến|hoàn thành))?)"
    r")\s*:\s*",
    re.IGNORECASE,
)

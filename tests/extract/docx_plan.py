"""A small plan as a Word file, as real ones are made: a letterhead set as a table, automatic numbers, merged cells."""

from tests.extract.docx_building import docx, level, numbering, p, tbl, tc, tr

_LISTS = numbering(
    {
        0: level(0, "upperRoman", "%1.") + level(1, "decimal", "%2."),
        1: level(0, "decimal", "%1"),
        2: level(0, "bullet", "\uf02d"),
        3: level(0, "upperRoman", "%1"),
    },
    {1: (0, ""), 2: (1, ""), 3: (2, ""), 4: (3, "")},
)
_LETTERHEAD = tbl(
    tr(
        tc(p("UBND TỈNH ĐỒNG NAI") + p("SỞ NỘI VỤ")),
        tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")),
    ),
    tr("Số: 15/KH-SNV", "Đồng Nai, ngày 07 tháng 01 năm 2022"),
    widths=(3600, 5400),
)
_HEADER = "<w:tblHeader/>"


def _down(text: str) -> str:
    return tc(text, merge="restart")


def _number(of: int = 2) -> str:
    return tc(p(numbered=(of, 0)))


_COVERED = tc("", merge="continue")
_TASKS = tbl(
    tr(
        *(_down(one) for one in ("STT", "Nhiệm vụ", "Sản phẩm")),
        tc("Phân công thực hiện", span=2),
        _down("Thời gian hoàn thành"),
        properties=_HEADER,
    ),
    tr(*[_COVERED] * 3, "Chủ trì", "Phối hợp", _COVERED, properties=_HEADER),
    tr(_number(4), tc("CẢI CÁCH THỂ CHẾ", span=5)),
    tr(_number(), "Rà soát văn bản đã ban hành", "Báo cáo", _down("Thanh tra Sở"), "Các phòng", "Quý I/2022"),
    tr(_number(), "Tự kiểm tra văn bản", "Kết luận", _COVERED, "Văn phòng Sở", "Tháng 6/2022"),
    tr(_number(4), tc("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", span=5)),
    tr(_number(), "Niêm yết thủ tục tại trụ sở", "Bảng niêm yết", "Văn phòng Sở", "", _down("Quý III/2022")),
    tr(_number(), "Công khai thủ tục trên mạng", "Trang tin", "Văn phòng Sở", "Các phòng", _COVERED),
    widths=(600, 3000, 1500, 1500, 1500, 1200),
)

PLAN = docx(
    _LETTERHEAD,
    p("KẾ HOẠCH"),
    p("Cải cách hành chính năm 2022 của Sở Nội vụ"),
    p("Thực hiện Quyết định số 4390/QĐ-UBND ngày 29 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh, Sở lập kế hoạch:"),
    p("MỤC ĐÍCH, YÊU CẦU", numbered=(1, 0)),
    p("Mục đích", numbered=(1, 1)),
    p("Giảm thời gian đi lại của người dân.", numbered=(3, 0)),
    p("Yêu cầu", numbered=(1, 1)),
    p("Việc nào có người làm việc ấy.", numbered=(3, 0)),
    p("NHIỆM VỤ", numbered=(1, 0)),
    _TASKS,
    p("TỔ CHỨC THỰC HIỆN", numbered=(1, 0)),
    p("Văn phòng Sở theo dõi việc thực hiện Kế hoạch này."),
    numbering=_LISTS,
)  # fmt: skip

TASKS = [  # (section, number, task, output, lead, coordinating, deadline)
    ("I", "1", "Rà soát văn bản đã ban hành", "Báo cáo", ("Thanh tra Sở",), ("Các phòng",), "Quý I/2022"),
    ("I", "2", "Tự kiểm tra văn bản", "Kết luận", ("Thanh tra Sở",), ("Văn phòng Sở",), "Tháng 6/2022"),
    ("II", "3", "Niêm yết thủ tục tại trụ sở", "Bảng niêm yết", ("Văn phòng Sở",), (), "Quý III/2022"),
    ("II", "4", "Công khai thủ tục trên mạng", "Trang tin", ("Văn phòng Sở",), ("Các phòng",), "Quý III/2022"),
]

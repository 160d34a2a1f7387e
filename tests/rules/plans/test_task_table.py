"""Tasks told in a table: one row, one piece of work with its own names and day."""

from danvan.rules.plans.task_table import TaskRow, task_rows

HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"]


def test_reads_each_row_by_its_columns() -> None:
    cells = [*HEAD, "1", "Sơn lại nhà văn hóa", "Phòng Kinh tế", "Các thôn", "30/6/2026"]
    cells += ["2", "Mở lớp xóa mù chữ", "Trường Tiểu học, Hội Phụ nữ xã", "Công an xã", "Quý III"]

    assert task_rows(cells) == [
        TaskRow(6, ("Phòng Kinh tế",), ("Các thôn",), None, (9,)),
        TaskRow(11, ("Trường Tiểu học", "Hội Phụ nữ xã"), ("Công an xã",), None, (14,)),
    ]


def test_a_row_with_an_empty_cell_is_told_by_what_its_cells_say() -> None:
    cells = [*HEAD, "1", "Đặt hòm thư góp ý", "Văn phòng HĐND và UBND xã", "Tháng 3/2026"]

    assert task_rows(cells) == [TaskRow(6, ("Văn phòng HĐND và UBND xã",), (), None, (8,))]


def test_a_line_that_names_a_group_of_tasks_is_no_row() -> None:
    cells = [*HEAD, "I", "Công khai", "1", "Dán bảng phí", "Công an xã", "Các thôn", "Hằng tháng"]
    cells += ["II", "Tham vấn"]

    assert [row.task for row in task_rows(cells)] == [8]


def test_reads_rows_without_numbers() -> None:
    cells = ["Nội dung công việc", "Đơn vị thực hiện", "Sản phẩm"]
    cells += ["Rà soát quỹ đất", "Phòng Kinh tế", "Báo cáo rà soát"]

    assert task_rows(cells) == [TaskRow(3, ("Phòng Kinh tế",), (), "báo cáo rà soát", ())]


def test_a_table_that_names_nobody_is_none() -> None:
    assert task_rows(["TT", "Cụm", "Thời gian", "Địa điểm", "1", "Cụm 1", "26/3", "Nhà"]) == []
    assert task_rows(["TT", "Nội dung", "Kinh phí", "1", "In tờ rơi", "2.000.000"]) == []

"""A small list of mergers of our own invention, with every case in it."""

from typing import Any

SMALL: dict[str, Any] = {
    "note": "Danh sách tự đặt để kiểm thử.",
    "effective_from": "2025-07-01",
    "communes_after": {"tỉnh Minh Hải": 9},
    "successions": [
        {
            "province": "tỉnh Minh Hải",
            "resolution": "7/NQ-MAU",
            "clause": 1,
            "kind": "xã",
            "name": "Đông Sơn",
            "from": [
                {"kind": "xã", "name": "Đông Sơn", "share": "whole"},
                {"kind": "xã", "name": "Bến Đá", "share": "part"},
                {"kind": "phường", "name": "Phường 1", "share": "whole"},
            ],
        },
        {
            "province": "tỉnh Minh Hải",
            "resolution": "7/NQ-MAU",
            "clause": 2,
            "kind": "phường",
            "name": "Tây Hồ",
            "from": [
                {"kind": "xã", "name": "Bến Đá", "share": "remainder"},
                {"kind": "phường", "name": "Phường 1", "share": "whole"},
                {"kind": "xã", "name": "Tân Lập", "share": "whole", "district": "huyện Sông Bé"},
            ],
        },
        {
            "province": "tỉnh Minh Hải",
            "resolution": "7/NQ-MAU",
            "clause": 3,
            "kind": "xã",
            "name": "Tân Lập",
            "from": [
                {"kind": "xã", "name": "Tân Lập", "share": "whole"},
                {"kind": "thị trấn", "name": "Cái Nước", "share": "whole"},
            ],
        },
        {
            "province": "tỉnh Minh Hải",
            "resolution": "7/NQ-MAU",
            "clause": 4,
            "kind": "xã",
            "name": "Hòn Khoai",
            "from": [{"kind": "thị trấn", "name": "Cái Nước", "share": "remainder"}],
        },
        {
            "province": "tỉnh Minh Hải",
            "resolution": "7/NQ-MAU",
            "clause": 5,
            "kind": "đặc khu",
            "name": "Hòn Chuối",
            "from": [],
        },
    ],
}

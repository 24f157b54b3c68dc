// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/packedinput.h"

#include <memory>

struct z_stream_s;

namespace runglass {

/// gzip (RFC 1952), any number of members.
class GzipSource : public Unpacker
{
public:
    GzipSource(ByteSource &packed, UnpackLimit limit);
    ~GzipSource() override;

    Result<std::size_t> read(char *to, std::size_t size) override;
    bool isBomb() const override { return m_input.isBomb(); }

private:
    Result<std::size_t> unpackSome(char *to, std::size_t size);

    PackedInput m_input;
    std::unique_ptr<z_stream_s> m_stream;
    bool m_insideMember = true;
    bool m_done = false;
};

} // namespace runglass

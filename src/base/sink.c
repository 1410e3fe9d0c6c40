// SPDX-License-Identifier: Apache-2.0
#include "base/sink.h"

void mc_sink_send(const mc_sink *sink, mc_level level, const mc_error *event)
{
    if (sink && sink->report) sink->report(sink->payload, level, event);
}

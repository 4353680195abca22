// SPDX-License-Identifier: EUPL-1.2
// Precompiled for every test file.
#include "source_pch.h"

#include <gtest/gtest.h>

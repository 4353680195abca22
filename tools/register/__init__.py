# SPDX-License-Identifier: EUPL-1.2
"""The register import. Formats: docs/formats/register.md."""

"""Warnings (预警): a stream of its own in the realm's journal, beside the incidents.

`warning:<id>` holds one warning from the trigger that was noticed to its lifting. As with
incidents, `decide`, `fold`, `reconcile` and `due` are pure; only `desk` records.
"""

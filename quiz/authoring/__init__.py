"""An author's tools: packs begun, edited in place, formatted, merged, fed from spreadsheets and reports. No screen."""

"""How the judge is trained: good translations, errors planted in them, adapters, calibration."""

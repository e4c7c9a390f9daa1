"""The first run: who this is for, goals and days, the symptom check, the first week."""

-- The device's id is the object's business; how often a key has changed hands tells an overtaken enrolment.
ALTER TABLE devices DROP COLUMN device_id;
ALTER TABLE devices ADD COLUMN move INTEGER NOT NULL DEFAULT 1;
CREATE INDEX devices_by_sub ON devices (sub);

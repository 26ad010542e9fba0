-- Taken for the register of sources.
SELECT 1;

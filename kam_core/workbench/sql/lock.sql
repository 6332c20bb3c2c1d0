-- No setting changes from here on; the last of them.
SET lock_configuration = true

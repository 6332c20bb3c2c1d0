-- No file is opened from here on, whatever a question asks.
SET disabled_filesystems = 'LocalFileSystem'

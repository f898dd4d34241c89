// Which value was read as which others, until all that names them has followed.
CREATE (:Rekeyed {old: $old, new: $new})

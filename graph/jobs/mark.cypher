MATCH (mark:JobMark {job: $job})
RETURN mark.mark AS mark

// Words of mailboxes (`simple` splits at all that is no letter), by which families of mailboxes are found.
CREATE FULLTEXT INDEX email_words IF NOT EXISTS FOR (n:Email) ON EACH [n.value] OPTIONS {indexConfig: {`fulltext.analyzer`: 'simple'}};

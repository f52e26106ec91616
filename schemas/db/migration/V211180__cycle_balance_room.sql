-- cycle: a balance is updated with every chunk of attendance. Room on its page keeps the new row beside the old one, and out of the index.

alter table balance set (fillfactor = 70);

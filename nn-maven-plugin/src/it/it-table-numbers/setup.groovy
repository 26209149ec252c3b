import dev.nnmaven.trainer.testing.Tables

def rows = Tables.flowers(300, 3).collect { it.replace(',', '\t') }
Tables.write(new File(basedir, 'flowers.tsv').toPath(), Tables.HEADER.replace(',', '\t'), rows, '\r\n')
true

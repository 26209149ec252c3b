/** Examples to learn from and to be judged by, of every kind: how they are read and split. */
package dev.nnmaven.trainer.data;

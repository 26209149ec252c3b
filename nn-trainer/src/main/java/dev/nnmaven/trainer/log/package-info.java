/** Lines of the log while a network learns, made of records and not printed. */
package dev.nnmaven.trainer.log;

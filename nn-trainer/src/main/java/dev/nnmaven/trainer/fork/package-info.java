/** Training in a forked JVM. */
package dev.nnmaven.trainer.fork;

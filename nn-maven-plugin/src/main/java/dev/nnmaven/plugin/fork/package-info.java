/** Training in a forked JVM. */
package dev.nnmaven.plugin.fork;

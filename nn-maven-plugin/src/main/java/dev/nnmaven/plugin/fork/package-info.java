/** The JVM that trains, when it is not Maven's own. */
package dev.nnmaven.plugin.fork;

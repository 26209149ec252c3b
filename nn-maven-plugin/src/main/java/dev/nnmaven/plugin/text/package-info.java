/** Numbers, names and failures in words: what all that people read is made of. */
package dev.nnmaven.plugin.text;

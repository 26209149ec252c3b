/** How texts that come from data stand in messages. */
package dev.nnmaven.nn.text;

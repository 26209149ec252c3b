/** What an application may say about how the network is computed; none of it changes a result. */
package dev.nnmaven.nn.compute;

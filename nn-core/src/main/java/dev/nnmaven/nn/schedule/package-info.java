/** Schedules: how the learning rate changes during training. */
package dev.nnmaven.nn.schedule;

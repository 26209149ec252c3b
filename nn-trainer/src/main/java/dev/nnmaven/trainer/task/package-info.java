/** What a program asks for, from settings to files, in whichever JVM: training, import, answers. */
package dev.nnmaven.trainer.task;

/**
 * Folders of images: {@code ClassFolders} finds them, {@code ImageFolderReader} has {@code
 * DecodedImages} decode them, and {@code Edges} finds their background.
 */
package dev.nnmaven.trainer.image;

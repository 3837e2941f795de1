package io.jackfield.console.plugins;

/**
 * A plugin's page in its frame.
 *
 * @param source where the frame finds it, below the console
 */
public record FramedPage(String plugin, String title, String source) {}

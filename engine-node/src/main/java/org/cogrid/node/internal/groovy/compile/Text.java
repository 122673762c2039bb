package org.cogrid.node.internal.groovy.compile;

/** A text and its file name in stack traces. */
public record Text(String source, String fileName) {}

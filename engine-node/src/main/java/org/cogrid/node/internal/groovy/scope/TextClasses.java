package org.cogrid.node.internal.groovy.scope;

import java.util.Map;

/**
 * The content of a {@link TextLoader}.
 *
 * @param sequence the text's number in the session
 * @param fileName the text's file name in stack traces
 * @param classes its classes as compiled, by name
 * @param pins the loaders of classes of earlier texts, by name
 */
public record TextClasses(long sequence, String fileName, Map<String, byte[]> classes, Map<String, TextLoader> pins) {}

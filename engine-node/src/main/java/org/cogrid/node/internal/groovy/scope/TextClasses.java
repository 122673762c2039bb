package org.cogrid.node.internal.groovy.scope;

import java.util.Map;

/**
 * What a {@link TextLoader} loads from.
 *
 * @param sequence the text's number in the session
 * @param fileName what stack traces call the text
 * @param classes its classes as compiled, by name
 * @param pins where classes of earlier texts come from, by name
 */
public record TextClasses(long sequence, String fileName, Map<String, byte[]> classes, Map<String, TextLoader> pins) {}

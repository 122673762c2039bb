package org.cogrid.core.internal.code;

import java.util.Optional;

/** The names of classes and of their files, as class paths, jars and loaders have them. */
public final class ClassFileName {
    private static final String END = ".class";

    private ClassFileName() {}

    /** The file of a class. */
    public static String of(String className) {
        return className.replace('.', '/') + END;
    }

    /** The class whose file has that name; empty for other files. */
    public static Optional<String> className(String file) {
        return file.endsWith(END)
                ? Optional.of(file.substring(0, file.length() - END.length()).replace('/', '.'))
                : Optional.empty();
    }
}

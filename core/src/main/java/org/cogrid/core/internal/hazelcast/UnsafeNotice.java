package org.cogrid.core.internal.hazelcast;

import java.lang.reflect.Method;

/**
 * Keeps Java 24 and later from printing four lines about {@code sun.misc.Unsafe} in a program that uses Hazelcast. Java
 * prints them once for each JVM, at the first use. Only a JVM argument turns them off, and a library can't give one. So
 * this class makes Java believe that it has printed them, by calling a private method in an open package. If that
 * method is missing, the lines appear.
 */
final class UnsafeNotice {
    private static final int FIRST_JAVA_THAT_PRINTS = 24;

    private UnsafeNotice() {}

    static void countAsPrinted() {
        if (Runtime.version().feature() < FIRST_JAVA_THAT_PRINTS) {
            return;
        }
        try {
            Method markAsPrinted = Class.forName("sun.misc.Unsafe").getDeclaredMethod("trySetMemoryAccessWarned");
            markAsPrinted.setAccessible(true);
            markAsPrinted.invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(UnsafeNotice.class.getName())
                    .log(System.Logger.Level.DEBUG, "Java's notice about sun.misc.Unsafe can't be turned off", e);
        }
    }
}

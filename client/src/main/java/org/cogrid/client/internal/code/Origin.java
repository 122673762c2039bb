package org.cogrid.client.internal.code;

/** What messages about code call this program. */
final class Origin {
    private Origin() {}

    /** The main class and process id, such as {@code the client demo.Main (pid 4711)}. */
    static String ofThisProgram() {
        String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        String name = command.substring(command.lastIndexOf('/') + 1);
        return "the client " + (name.isEmpty() ? "" : name + " ") + "(pid "
                + ProcessHandle.current().pid() + ")";
    }
}

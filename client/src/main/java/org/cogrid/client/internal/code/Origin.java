package org.cogrid.client.internal.code;

import org.cogrid.client.internal.ProgramName;

/** The name of this program in messages about code. */
final class Origin {
    private Origin() {}

    /** Returns the program's name and process id, such as {@code the client demo.Main (pid 4711)}. */
    static String ofThisProgram() {
        String name = ProgramName.text();
        return "the client " + (name.isEmpty() ? "" : name + " ") + "(pid "
                + ProcessHandle.current().pid() + ")";
    }
}

package org.cogrid.client.internal.code;

import org.cogrid.client.internal.ProgramName;

/** What messages about code call this program. */
final class Origin {
    private Origin() {}

    /** The program's name and process id, such as {@code the client demo.Main (pid 4711)}. */
    static String ofThisProgram() {
        String name = ProgramName.text();
        return "the client " + (name.isEmpty() ? "" : name + " ") + "(pid "
                + ProcessHandle.current().pid() + ")";
    }
}

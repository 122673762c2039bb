package org.cogrid.client.internal.cli.program;

import java.nio.file.Path;
import java.util.List;

/**
 * A program in a Java file. The file and the files beside it that it uses are compiled in memory. Its first class is
 * run.
 */
record JavaSourceProgram(Path file) implements UserProgram {
    @Override
    public void run(Surroundings surroundings, List<String> arguments) throws Exception {
        SourceCompiler.Compiled program = SourceCompiler.compile(file, surroundings.loader());
        CompiledLoader loader = new CompiledLoader(file, program.classes(), surroundings.loader());
        Thread.currentThread().setContextClassLoader(loader);
        ClassProgram.runMain(Class.forName(program.mainClass(), false, loader), surroundings, arguments);
    }
}

package org.cogrid.client.internal.cli.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.cogrid.core.CogridException;

/**
 * Compiles a Java file and the files beside it that it uses, as {@code java FILE.java} does since Java 22. Leaves
 * nothing on the disk.
 */
final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * The result of a compilation.
     *
     * @param mainClass the first class in the file
     * @param classes the bytes of all classes of the file and of the files that it uses, by name
     */
    record Compiled(String mainClass, Map<String, byte[]> classes) {}

    static Compiled compile(Path file, URLClassLoader libraries) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CogridException("To run " + file + " takes a JDK, but " + System.getProperty("java.home")
                    + " has no compiler: set JAVA_HOME to a JDK");
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
            MemoryOutput output = new MemoryOutput(files);
            List<String> options =
                    List.of("-proc:none", "-parameters", "-g", "-Xprefer:source", "-classpath", classPath(libraries));
            JavacTask task =
                    (JavacTask) compiler.getTask(null, output, said, options, null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            String main = mainClass(file, unit);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sources(file, unit, libraries));
            task.generate();
            check(file, said);
            return new Compiled(main, output.classes());
        }
    }

    /** Returns the source folders: the root folder of the file's package, and the class path as always. */
    private static List<Path> sources(Path file, CompilationUnitTree unit, URLClassLoader libraries) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path inPackage = Path.of(packageOf(unit).replace('.', File.separatorChar));
        Stream<Path> beside = Stream.empty();
        if (inPackage.toString().isEmpty()) {
            beside = Stream.ofNullable(folder);
        } else if (folder != null && folder.endsWith(inPackage)) {
            Path root = folder.getRoot();
            beside = Stream.of(root.resolve(folder.subpath(0, folder.getNameCount() - inPackage.getNameCount())));
        }
        return Stream.concat(beside, Stream.of(libraries.getURLs()).map(SourceCompiler::file))
                .toList();
    }

    private static String packageOf(CompilationUnitTree unit) {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    private static String mainClass(Path file, CompilationUnitTree unit) {
        String prefix = packageOf(unit).isEmpty() ? "" : packageOf(unit) + ".";
        for (var type : unit.getTypeDecls()) {
            if (type instanceof ClassTree named) {
                return prefix + named.getSimpleName();
            }
        }
        throw new CogridException("There is no class in " + file + " to run");
    }

    private static void check(Path file, DiagnosticCollector<JavaFileObject> said) {
        List<Diagnostic<? extends JavaFileObject>> errors = said.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new CogridException(new CompileErrors(file, errors).text());
        }
    }

    private static String classPath(URLClassLoader libraries) {
        Stream<String> own =
                Stream.of(libraries.getURLs()).map(SourceCompiler::file).map(Path::toString);
        return Stream.concat(own, Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path file(URL url) {
        return Path.of(java.net.URI.create(url.toString()));
    }
}

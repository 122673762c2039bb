package org.cogrid.node.internal.groovy.compile;

import java.util.function.Consumer;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.SourceUnit;

/**
 * A text during compilation. Groovy names the script's class after the file. To give each text a class name of its own,
 * the source has that name while Groovy makes the class.
 */
final class TextSource extends SourceUnit {
    private final String className;
    private final Consumer<ModuleNode> shaping;
    private boolean namingClass;

    TextSource(Text text, String className, CompilationUnit unit, Consumer<ModuleNode> shaping) {
        super(text.fileName(), text.source(), unit.getConfiguration(), unit.getClassLoader(), unit.getErrorCollector());
        this.className = className;
        this.shaping = shaping;
    }

    @Override
    public String getName() {
        return namingClass ? className + ".groovy" : super.getName();
    }

    @Override
    public ModuleNode buildAST() {
        namingClass = true;
        try {
            return super.buildAST();
        } finally {
            namingClass = false;
        }
    }

    @Override
    public void convert() {
        super.convert();
        namingClass = true;
        try {
            shaping.accept(getAST());
        } finally {
            namingClass = false;
        }
    }
}

package org.cogrid.node.internal.groovy.compile;

import java.util.function.Consumer;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.SourceUnit;

/**
 * A text on its way through the compiler. Groovy names the script's class after the file; so that each text has a class of
 * its own, whatever its file is called, the source goes by the class's name while that class is made.
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

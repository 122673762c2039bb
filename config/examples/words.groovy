// The words that come most often in a text.
//
//     cogrid start -n 4
//     cogrid run config/examples/words.groovy config/examples/texts/alice.txt
//
// An item is a line. Lines are read as engines ask for more, so a file larger than this program's memory would do as well. Each engine
// counts the words of the lines that it gets and adds up the counts. What comes back is a few tables of counts, however many lines there are.

import groovy.transform.CompileStatic
import java.util.regex.Matcher
import java.util.regex.Pattern

@CompileStatic
class Words {
    static final Pattern WORD = ~/\p{L}+(?:['’]\p{L}+)*/        // don't is one word

    static Map<String, Integer> count(String line) {
        Map<String, Integer> counts = [:]
        Matcher words = WORD.matcher(line.toLowerCase(Locale.ROOT))
        while (words.find()) {
            counts.merge(words.group(), 1, Integer::sum)
        }
        return counts
    }

    static Map<String, Integer> sum(Map<String, Integer> counts, Map<String, Integer> more) {
        more.each { word, n -> counts.merge(word, n, Integer::sum) }
        return counts
    }
}

def file = new File(args[0])
Map<String, Integer> counts = file.withReader('UTF-8') { text ->
    rc.balanced().mapReduce(Words.&count, Words.&sum, text.lines()).get()
}

println "$file.name has ${counts.values().sum()} words, ${counts.size()} different ones:"
counts.sort { a, b -> b.value <=> a.value ?: a.key <=> b.key }.take(10).each { word, n -> printf '%6d %s%n', n, word }

assert counts == file.withReader('UTF-8') { text -> text.lines().map(Words.&count).reduce(Words.&sum).get() }
println 'One machine counts the same.'

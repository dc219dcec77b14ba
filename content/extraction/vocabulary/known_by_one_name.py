"""People whom texts name by one word without saying who they are, in lower case without accents.

Who shares the name with a place, a firm or a common word ("washington", "ford", "bush") is left
out.
"""

KNOWN_BY_ONE_NAME = frozenset(
    """
    aeschylus akhmatova apollinaire aquinas archimedes arendt ariosto aristophanes aristotle
    asimov assad ataturk atwood avicenna averroes bakhtin bakunin balzac bartok basho bathsheba
    baudelaire baudrillard beckett beethoven berlioz berlusconi biden bismarck boccaccio bolsonaro
    borges botticelli bourdieu brahms brecht brezhnev byron caesar calvino camus caravaggio
    catullus cervantes cezanne chaplin chaucer chekhov chomsky chopin churchill cicero clausewitz
    cleopatra coleridge confucius copernicus cortazar dante debussy defoe degas deleuze
    democritus derrida descartes dewey diderot dostoevsky dostoyevsky duterte dvorak einstein
    eisenhower engels epicurus erasmus erdogan euclid euripides faraday faulkner fermi feynman
    flaubert foucault freud gaddafi galileo gandhi garibaldi gaudi gauguin goebbels goethe gogol
    gorbachev goya gramsci habermas hadrian handel haydn hayek hegel heidegger heisenberg hemingway
    heraclitus herodotus hesiod hippocrates hitler hobbes horace hume ibsen juvenal kafka
    kandinsky kant keats kepler keynes khomeini khrushchev kierkegaard kipling kissinger klimt
    kundera lacan laozi lavrov leibniz lenin levinas linnaeus liszt livy locke lucretius luxemburg
    macron machiavelli mahler mallarme malthus manet mao marlowe marx matisse maupassant medvedev
    mencius mendel merkel michelangelo milton mitterrand modi moliere montaigne montesquieu mozart
    mussolini nabokov napoleon nasser nehru neruda netanyahu nietzsche nixon obama orban orwell
    ovid paganini pasteur pericles petrarch picasso piketty pindar pinochet plato plautus pliny
    plotinus plutarch popper proudhon proust ptolemy puccini pushkin putin pythagoras rachmaninoff
    raphael rawls reagan rembrandt ricardo rilke rimbaud rodin roosevelt rossini rousseau
    rubens rumi saladin sappho sarkozy sartre saussure schiller schoenberg scholz schopenhauer
    schrodinger schubert schumann schumpeter seneca shakespeare shelley shostakovich sibelius
    socrates solzhenitsyn sophocles spinoza stalin starmer stravinsky strindberg suetonius suharto
    sunak tacitus tagore tchaikovsky tennyson thatcher thucydides tintoretto titian tito
    tocqueville tolkien tolstoy trotsky trudeau turgenev vermeer verlaine virgil vivaldi voltaire
    wagner weber whitman wittgenstein wordsworth xenophon yeats yeltsin zelensky zelenskyy zhuangzi
    zwingli
    """.split()
)

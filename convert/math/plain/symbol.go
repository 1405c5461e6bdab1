package plain

import (
	"strings"
	"sync"
)

// The commands that stand for characters, by what is done with them: letters and other
// signs stand as they are, relations and arrows have a space on either side.
const (
	signs = `alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ
rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ imath ı jmath ȷ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠
measuredangle ∡ triangle △ square □ Box □ Diamond ◇ diamond ⋄ bigstar ★ star ⋆ ast ∗ prime ′ degree ° complement ∁ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂
bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ pm ± mp ∓ times × div ÷ cdot · centerdot · circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cup ∪ cap ∩ setminus ∖ smallsetminus ∖ wedge ∧ land ∧
vee ∨ lor ∨ dagger † ddagger ‡ ldots … dots … cdots ⋯ dotsb ⋯ dotsc … vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖
lbrace { rbrace } lbrack [ rbrack ] backslash \ because ∵ therefore ∴ checkmark ✓ S § P ¶ copyright © pounds £ yen ¥ euro € heartsuit ♥ spadesuit ♠ clubsuit ♣ diamondsuit ♦ flat ♭ sharp ♯ natural ♮
surd √ lbrack [ And & dag † S § R ℝ`
	relations = `le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ lt < gt > ne ≠ neq ≠ equiv ≡ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ ni ∋ notin ∉
subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔
to → rightarrow → longrightarrow ⟶ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ leftarrow ← gets ← longleftarrow ⟵ Leftarrow ⇐ impliedby ⟸ leftrightarrow ↔ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺
mapsto ↦ longmapsto ⟼ hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ leadsto ⇝ bowtie ⋈`
	// the rest are those whose names are shown
	functions = `sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf det dim ker deg arg gcd Pr hom limsup liminf bmod mod lcm sgn tr argmax argmin LaTeX TeX`
	// those that only set how something looks, and groups that they hold are shown
	silent = `left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits nolimits mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak boldsymbol bm
pmb text textbf textit textrm textsf texttt textnormal mbox operatorname mathop mathbin mathrel mathord mathopen mathclose rm bf it sf tt cal boxed underline notag nonumber hline displaylimits Large large small`
	// those whose argument is not shown
	hidden = `label tag color hspace vspace begin end phantom vphantom hphantom mathstrut kern hskip`
	spaces = `quad qquad enspace thinspace`
	// marks above and below, as characters that combine with one before them
	accents = "hat \u0302 widehat \u0302 bar \u0304 overline \u0305 vec \u20D7 tilde \u0303 widetilde \u0303 dot \u0307 ddot \u0308 check \u030C breve \u0306 acute \u0301 grave \u0300 mathring \u030A"
	raised  = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱaᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰjʲkᵏlˡmᵐoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ′′∘°"
	lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕkₖlₗmₘnₙoₒpₚsₛtₜxₓ"
	double  = "CℂHℍNℕPℙQℚRℝZℤA𝔸B𝔹D𝔻E𝔼F𝔽G𝔾I𝕀J𝕁K𝕂L𝕃M𝕄O𝕆S𝕊T𝕋U𝕌V𝕍W𝕎X𝕏Y𝕐1𝟙"
)

type kind uint8

const (
	sign kind = iota + 1
	relation
	function
	noLook
	noArgument
	space
	accent
)

// command is what a command does, and its character.
type command struct {
	kind
	text string
}

// commands are those that are known, by their names without the backslash.
var commands = sync.OnceValue(func() map[string]command {
	out := map[string]command{}
	for list, k := range map[string]kind{signs: sign, relations: relation, accents: accent} {
		words := strings.Fields(list)
		for i := 0; i+1 < len(words); i += 2 {
			out[words[i]] = command{k, words[i+1]}
		}
	}
	for list, k := range map[string]kind{functions: function, silent: noLook, hidden: noArgument, spaces: space} {
		for _, w := range strings.Fields(list) {
			out[w] = command{k, w}
		}
	}
	return out
})

// forms are the raised, lowered and doubled forms of characters.
var forms = sync.OnceValue(func() (out [3]map[rune]rune) {
	for i, list := range []string{raised, lowered, double} {
		r := []rune(list)
		out[i] = map[rune]rune{}
		for k := 0; k+1 < len(r); k += 2 {
			out[i][r[k]] = r[k+1]
		}
	}
	return out
})

// formOf returns s in forms of a kind, if all its characters have them.
func formOf(s string, kind int) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		f, ok := forms()[kind][r]
		if !ok {
			return "", false
		}
		b.WriteRune(f)
	}
	return b.String(), s != ""
}
